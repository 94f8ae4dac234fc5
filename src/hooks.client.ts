import { isInterfaceLanguage } from '$lib/text/language.ts';
import { overwriteGetLocale } from '$lib/text/paraglide/runtime.js';

// The page says which language it is in; changing it loads another page.
overwriteGetLocale(() => {
	const { lang } = document.documentElement;
	return isInterfaceLanguage(lang) ? lang : 'kk';
});
