import { isInterfaceLanguage } from '$lib/text/language.ts';
import { overwriteGetLocale } from '$lib/text/paraglide/runtime.js';
import { followTranslation } from '$lib/text/translation.ts';

// The page's `lang` is its language. Changing the language loads another page.
overwriteGetLocale(() => {
	const { lang } = document.documentElement;
	return isInterfaceLanguage(lang) ? lang : 'kk';
});

followTranslation(document);
