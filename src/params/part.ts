/** The name of a part of a snapshot: `core`, `places`, `district.{contest}.{number}`, `reasons.{contest}.{number}`, `profiles.…`. */
export const match = (param: string) =>
	/^(core|places|(district|reasons|profiles)\.[a-z0-9_-]{1,64}\.\d{1,9})$/.test(param);
