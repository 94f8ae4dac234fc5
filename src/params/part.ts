/** The name of a part of a snapshot: `core`, `basis`, `components`, `places`, `plain`, or `district.`, `reasons.` or `profiles.{contest}.{number}`. */
export const match = (param: string) =>
	/^(core|basis|components|places|plain|(district|reasons|profiles)\.[a-z0-9_-]{1,64}\.\d{1,9})$/.test(param);
