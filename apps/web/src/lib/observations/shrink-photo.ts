/** A photo made ready to be sent: its pixels, encoded anew. */
export interface ReadyPhoto {
  /** JPEG in base64. */
  data: string;
  bytes: number;
}

/** Tried in turn until it is light enough for a weak network; the last one always is. */
const WAYS = [
  { side: 1600, quality: 0.8 },
  { side: 1600, quality: 0.6 },
  { side: 1000, quality: 0.6 },
];
const LIGHT_ENOUGH = 400_000;

/**
 * Draws a photo anew, upright and no larger than is kept. Only pixels pass through a canvas: the place, the moment and
 * the device that a telephone writes into its photos stay behind.
 * @throws when this browser cannot read it
 */
export async function shrinkPhoto(file: Blob): Promise<ReadyPhoto> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
  try {
    let light: Blob | undefined;
    for (const way of WAYS) {
      light = await drawn(picture, way);
      if (light.size <= LIGHT_ENOUGH) break;
    }
    return { data: await base64Of(light!), bytes: light!.size };
  } finally {
    picture.close();
  }
}

async function drawn(picture: ImageBitmap, { side, quality }: (typeof WAYS)[number]): Promise<Blob> {
  const scale = Math.min(1, side / Math.max(picture.width, picture.height));
  const [width, height] = [picture.width, picture.height].map((one) => Math.max(1, Math.round(one * scale)));
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d')!;
  // JPEG knows nothing of what can be seen through.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('nothing drawn'))),
      'image/jpeg',
      quality,
    );
  });
}

async function base64Of(blob: Blob): Promise<string> {
  const address = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => reject(new Error('cannot be read'));
    reader.readAsDataURL(blob);
  });
  return address.slice(address.indexOf(',') + 1);
}
