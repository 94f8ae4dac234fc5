import { z } from 'zod';
import { anyTexts, dayOrMonth, number, slug } from './field.ts';

export const steps = z.int('use 2 to 7 steps').min(2, 'use 2 to 7 steps').max(7, 'use 2 to 7 steps');

/** One sentence to agree or disagree with. */
export const statement = ({ text } = anyTexts) =>
	z.strictObject({
		slug,
		topic: slug,
		text,
		/** The same statement in plain words. */
		plain: text.exactOptional(),
		background: text.exactOptional(),
		/** The day or month for which the background is true, YYYY-MM-DD or YYYY-MM. */
		asOf: dayOrMonth.exactOptional(),
		/** Used for topic profiles only, never for matching. */
		polarity: z.literal([1, -1]).default(1),
		/** 2…7 */
		steps: steps.default(5),
		/** Labels for the steps, from 1 (disagree most) up; by default the interface's own. */
		labels: z.array(text).exactOptional(),
		/** A local statement: asked and counted in this contest only … */
		contest: slug.exactOptional(),
		/** … and only in these of its districts. */
		districts: z.array(number).min(1, 'name at least one district, or leave "districts" out').exactOptional(),
	});
export type Statement = z.infer<ReturnType<typeof statement>>;
