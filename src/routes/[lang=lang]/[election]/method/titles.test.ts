import { expect, test } from 'vitest';
import { examples } from '$lib/match/examples.ts';
import { titles } from './titles.ts';

test('Every worked example has a title, and every title an example.', () => {
	expect(Object.keys(titles).sort()).toEqual(examples.map(({ slug }) => slug).sort());
});
