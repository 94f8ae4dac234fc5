// Compiles the interface messages with the same options as the build.
import { compile } from '@inlang/paraglide-js';
import { paraglide } from './build-options.mjs';

await compile(paraglide);
