/** Larger than any size that is shown, so that no quality is lost. */
const longestSide = 1280;

/**
 * Makes a photo smaller on the device, so that it is sent faster over a bad network, and without the place where it was
 * taken. Null if the browser cannot read it or it is small enough already; then the file is sent unchanged, and the server
 * judges it.
 */
export async function shrink(file: File): Promise<{ file: File; preview: string } | null> {
	try {
		const picture = await createImageBitmap(file);
		const canvas = document.createElement('canvas');
		const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height));
		canvas.width = Math.max(1, Math.round(picture.width * scale));
		canvas.height = Math.max(1, Math.round(picture.height * scale));
		const context = canvas.getContext('2d');
		if (!context) return null;
		// A JPEG cannot be transparent.
		context.fillStyle = 'white';
		context.fillRect(0, 0, canvas.width, canvas.height);
		context.drawImage(picture, 0, 0, canvas.width, canvas.height);
		picture.close();
		const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.9));
		if (!blob) return null;
		const smaller = new File([blob], 'photo.jpg', { type: 'image/jpeg' });
		return { file: smaller, preview: canvas.toDataURL('image/jpeg', 0.8) };
	} catch {
		return null;
	}
}
