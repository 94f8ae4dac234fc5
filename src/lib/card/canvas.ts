import { measures, type Size } from './layout.ts';
import type { Line, Shape } from './shape.ts';

// The picture is painted on the device, with the page's own fonts. Nothing of it is sent anywhere.

const families = { sans: 'Onest', serif: 'Literata' } as const;
/** As in tokens.css, for the few letters that the page's fonts lack. */
const fallbacks = { sans: '"Onest stand-in", system-ui, sans-serif', serif: 'Georgia, serif' } as const;

/** Paints the shapes of `layout` as a PNG. Rejects if the browser cannot make one. */
export async function paint(shapes: readonly Shape[], size: Size): Promise<Blob> {
	await loadFonts(shapes);
	const canvas = document.createElement('canvas');
	const { width, height } = measures[size];
	Object.assign(canvas, { width, height });
	const context = canvas.getContext('2d', { alpha: false });
	if (!context) throw new Error(unable);
	for (const shape of shapes) {
		context.save();
		paintShape(context, shape);
		context.restore();
	}
	return new Promise((resolve, reject) => {
		canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error(unable))), 'image/png');
	});
}

const unable = 'This browser cannot make a picture.';

/** Fonts load in parts, by letters. Letters that do not arrive are painted in the fallback. */
async function loadFonts(shapes: readonly Shape[]): Promise<void> {
	const texts = new Map<string, Set<string>>();
	for (const shape of shapes) {
		if (shape.kind !== 'text') continue;
		const font = `${shape.weight} 40px ${families[shape.font]}`;
		texts.set(font, new Set([...(texts.get(font) ?? []), ...shape.text]));
	}
	await Promise.allSettled(
		Array.from(texts, ([font, letters]) => document.fonts.load(font, [...letters].join(''))),
	);
}

function paintShape(context: CanvasRenderingContext2D, shape: Shape): void {
	if (shape.kind === 'text') {
		paintLine(context, shape);
		return;
	}
	context.translate(shape.x, shape.y);
	if (shape.kind === 'rect') {
		context.fillStyle = shape.fill;
		context.fillRect(0, 0, shape.width, shape.height);
		return;
	}
	context.scale(shape.width / shape.view.width, shape.height / shape.view.height);
	const path = new Path2D(shape.d);
	if (shape.fill !== null) {
		context.fillStyle = shape.fill;
		context.fill(path);
	}
	if (shape.stroke === null) return;
	context.strokeStyle = shape.stroke;
	context.lineWidth = shape.strokeWidth;
	context.stroke(path);
}

function paintLine(context: CanvasRenderingContext2D, line: Line): void {
	context.font = `${line.weight} ${line.size}px ${families[line.font]}, ${fallbacks[line.font]}`;
	context.fillStyle = line.fill;
	context.textBaseline = 'alphabetic';
	context.direction = 'ltr';
	context.textAlign = line.align === 'middle' ? 'center' : line.align;
	// The line has enough room for browsers that cannot set letters closer.
	if ('letterSpacing' in context) context.letterSpacing = `${line.tracking}px`;
	context.fillText(line.text, line.x, line.y);
}
