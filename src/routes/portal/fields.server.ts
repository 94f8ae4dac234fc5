import { z } from 'zod';
import * as mailbox from '$lib/server/letter/mailbox.ts';
import * as m from '$lib/text/paraglide/messages.js';

const wrong = { error: () => m.account_email_wrong() };

/** The address of an account, as it was typed. */
export const email = z
	.string(wrong)
	.max(1000, wrong)
	.refine((typed) => mailbox.normalise(typed) !== null, wrong);
