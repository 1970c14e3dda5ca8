// A PDF → pictures of its pages, as a reader sees them. PDFium draws: what other programs show, not what our browser believes.

/** Pixels in rows from the upper left, four bytes each: red, green, blue, opacity. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

export interface DrawnPages {
  readonly count: number;
  /** In points, of a page by its place, from 0. */
  readonly sizeOf: (index: number) => {readonly width: number; readonly height: number};
  /** Page by its place, from 0, so many px wide. */
  readonly draw: (index: number, width: number) => Promise<Raster>;
  readonly close: () => void;
}

/** PNGs, in the order of the pages, each so many px wide. */
export async function picturesOf(bytes: Uint8Array, width: number): Promise<readonly Uint8Array[]> {
  const pages = await openPages(bytes);
  try {
    const pictures: Uint8Array[] = [];
    for (let i = 0; i < pages.count; i++) pictures.push(await pngOf(await pages.draw(i, width)));
    return pictures;
  } finally {
    pages.close();
  }
}

/** Who opens it closes it. @throws Error where the bytes are no PDF, or a locked one */
export async function openPages(bytes: Uint8Array): Promise<DrawnPages> {
  const {PDFiumLibrary} = await import("@hyzyla/pdfium");
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(bytes);
    return {
      count: document.getPageCount(),
      sizeOf: index => {
        const {originalWidth: width, originalHeight: height} = document
          .getPage(index)
          .getOriginalSize();
        return {width, height};
      },
      draw: async (index, width) => {
        const page = document.getPage(index);
        const {originalWidth: points} = page.getOriginalSize();
        const drawn: Raster[] = [];
        await page.render({
          scale: width / points,
          render: async ({data, width: across, height}) => {
            drawn.push({width: across, height, data: Uint8Array.from(data)});
            return new Uint8Array();
          },
        });
        return drawn[0]!;
      },
      close: () => {
        document.destroy();
        library.destroy();
      },
    };
  } catch (error) {
    library.destroy();
    throw error;
  }
}

/** Without opacity: a page has none. */
export async function pngOf({width, height, data}: Raster): Promise<Uint8Array> {
  const {PNG} = await import("pngjs");
  const png = new PNG({width, height});
  png.data = Buffer.from(data);
  return Uint8Array.from(PNG.sync.write(png, {colorType: 2, inputHasAlpha: true}));
}

export async function rasterOf(bytes: Uint8Array): Promise<Raster> {
  const {PNG} = await import("pngjs");
  const {width, height, data} = PNG.sync.read(Buffer.from(bytes));
  return {width, height, data: Uint8Array.from(data)};
}
