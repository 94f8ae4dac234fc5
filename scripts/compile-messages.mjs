// Compiles the interface messages by the same options as the build.
import { compile } from '@inlang/paraglide-js';
import { paraglide } from './build-options.mjs';

await compile(paraglide);
