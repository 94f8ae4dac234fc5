import { describe, expect, test } from 'vitest';
import { faultOfImprint } from './imprint.ts';

const stated = { publisher: { kk: 'Қор', ru: 'Фонд' }, contact: 'post@example.org' };

describe('An imprint', () => {
	test('An election with a publisher and a contact may be published, with or without positions.', () => {
		expect([true, false].map((has) => faultOfImprint({ imprint: stated }, has))).toEqual([null, null]);
	});

	test.each([
		['nothing', {}, '"publisher" and "contact"'],
		['an empty line', { publisher: 'Foundation', contact: ' ' }, '"contact"'],
		['a placeholder', { ...stated, publisher: '[name of the organisation]' }, '"publisher"'],
		['a placeholder in one language', { ...stated, contact: { kk: 'a@b.kz', ru: '[адрес]' } }, '"contact"'],
	])('An imprint with %s is a fault that says what to write.', (_what, imprint, names) => {
		expect(faultOfImprint({ imprint }, false)).toContain(`write ${names} in the imprint`);
	});

	test('An imprint of other lines, as in packs from elsewhere, is no fault.', () => {
		expect(
			faultOfImprint({ imprint: { source: 'Helsingin Sanomat', licence: 'CC BY 4.0' } }, true),
		).toBeNull();
	});

	test('A template needs none, until it has positions.', () => {
		expect(faultOfImprint({ imprint: {}, template: true }, false)).toBeNull();
		expect(faultOfImprint({ imprint: {}, template: true }, true)).toContain('remove "template"');
	});
});
