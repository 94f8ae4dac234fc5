import { isInterfaceLanguage } from '$lib/text/language.ts';

export const match = (param: string) => isInterfaceLanguage(param);
