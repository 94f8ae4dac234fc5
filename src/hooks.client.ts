import { isInterfaceLanguage } from '$lib/text/language.ts';
import { overwriteGetLocale } from '$lib/text/paraglide/runtime.js';

// The page's `lang` is its language. Changing the language loads another page.
overwriteGetLocale(() => {
	const { lang } = document.documentElement;
	return isInterfaceLanguage(lang) ? lang : 'kk';
});
