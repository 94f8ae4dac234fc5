/** The name of a part of a snapshot: `core`, `basis`, `components`, `places`, `plain`, `names.{contest}`, or `district.`, `reasons.` or `profiles.{contest}.{number}`. */
export const match = (param: string) =>
	/^(core|basis|components|places|plain|names\.[a-z0-9_-]{1,64}|(district|reasons|profiles)\.[a-z0-9_-]{1,64}\.\d{1,9})$/.test(
		param,
	);
