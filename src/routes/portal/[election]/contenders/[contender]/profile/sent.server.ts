import { profileLimits, type ProfileWords } from '$lib/election/profile.ts';
import { typedText } from '../../../wordings.ts';

/** The form of a profile as it was sent, before validation. */
export interface Sent {
	words: ProfileWords;
	/** Id of a photo that was sent before. */
	photo: string | null;
	/** A photo that was chosen now, or null. */
	file: File | null;
}

/** Reads a form. Null if a field is missing, because half a form must not empty the other half. */
export function take(form: FormData, languages: readonly string[]): Sent | null {
	const fields = [
		...languages.flatMap((language) => [`text-${language}`, `programme-${language}`]),
		...Array.from({ length: profileLimits.links }, (_, index) => `link-${index + 1}`),
	];
	if (!fields.every((field) => form.has(field))) return null;
	const file = form.get('file');
	const photo = form.get('photo');
	const links = Array.from({ length: profileLimits.links }, (_, index) => form.get(`link-${index + 1}`));
	return {
		words: {
			text: typedText(form, 'text', languages),
			programme: typedText(form, 'programme', languages),
			links: links.map((link) => (typeof link === 'string' ? link : '')),
		},
		photo:
			typeof photo === 'string' && /^[0-9a-f]{64}$/.test(photo) && form.get('without') === null
				? photo
				: null,
		file: file instanceof File && file.size > 0 ? file : null,
	};
}
