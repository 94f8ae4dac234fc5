/** More than the largest size that is shown, so that nothing is lost by it. */
const longestSide = 1280;

/**
 * A photo made small on the device: it goes out faster over a bad network, and without the place where it was taken. Null
 * where the browser cannot read it, or where it is small enough as it is; then it is sent as it was chosen, and the server
 * says what it thinks of it.
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
		// A JPEG knows nothing transparent.
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
