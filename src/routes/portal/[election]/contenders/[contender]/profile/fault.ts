import { profileLimits, type ProfileFault } from '$lib/election/profile.ts';
import type { PhotoFault } from '$lib/server/position/photo.ts';
import * as m from '$lib/text/paraglide/messages.js';
import { wait } from '../../../../wait.ts';

/** A fault in the form. */
export type Fault =
	| ProfileFault
	| { field: string; kind: PhotoFault | 'unknown_photo' }
	| { field: string; kind: 'wait'; waitSeconds: number };

/** How to correct it. */
export function say(fault: Fault): string {
	switch (fault.kind) {
		case 'too_long':
			return m.profile_shorten({ n: fault.length - fault.limit });
		case 'not_an_address':
			return m.profile_link_wrong();
		case 'too_many':
			return m.profile_link_too_many({ n: fault.limit });
		case 'too_large':
			return m.profile_photo_too_large({ n: profileLimits.photoBytes / 1024 / 1024 });
		case 'too_many_pixels':
			return m.profile_photo_too_many_pixels();
		case 'not_an_image':
			return m.profile_photo_not_an_image();
		case 'damaged':
			return m.profile_photo_damaged();
		case 'animated':
			return m.profile_photo_animated();
		case 'busy':
			return m.profile_photo_busy();
		case 'unknown_photo':
			return m.profile_photo_unknown();
		case 'wait':
			return wait(fault.waitSeconds);
	}
}
