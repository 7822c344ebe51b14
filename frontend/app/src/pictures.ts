const LONGEST_SIDE = 2_048;
const QUALITY = 0.82;
/** From here on a picture is written anew even if it is not too big in pixels. */
const LARGE_BYTES = 1_500_000;

/**
 * Makes a photograph small enough for a slow line: at most 2048 pixels on its longer side, as JPEG, which also leaves out
 * where it was taken. Anything else, and what the browser cannot read, stays as it is.
 */
export async function shrink(file: File): Promise<{ name: string; blob: Blob }> {
  const asIs = { name: file.name, blob: file };
  if (!/^image\/(jpeg|png|webp|bmp|heic|heif|avif)$/.test(file.type)) {
    return asIs;
  }
  const address = URL.createObjectURL(file);
  try {
    const picture = await load(address);
    const { naturalWidth: width, naturalHeight: height } = picture;
    const scale = Math.min(1, LONGEST_SIDE / Math.max(width, height));
    if (scale === 1 && file.size <= LARGE_BYTES && /^image\/(jpeg|png)$/.test(file.type)) {
      return asIs;
    }
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(width * scale));
    canvas.height = Math.max(1, Math.round(height * scale));
    const context = canvas.getContext('2d');
    if (!context) {
      return asIs;
    }
    context.fillStyle = '#fff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
    return blob ? { name: file.name.replace(/\.\w+$/, '') + '.jpg', blob } : asIs;
  } catch {
    return asIs;
  } finally {
    URL.revokeObjectURL(address);
  }
}

async function load(address: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const picture = new Image();
    picture.onload = () => resolve(picture);
    picture.onerror = () => reject(new Error('not a picture that this browser reads'));
    picture.src = address;
  });
}
