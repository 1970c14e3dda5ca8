// A PDF → a picture of each page, as a reader sees it. PDFium draws: what other programs show, not what our browser believes.

/** PNGs, in the order of the pages, each so many px wide. */
export async function picturesOf(bytes: Uint8Array, width: number): Promise<readonly Uint8Array[]> {
  const [{PDFiumLibrary}, {PNG}] = await Promise.all([import("@hyzyla/pdfium"), import("pngjs")]);
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(bytes);
    const pictures: Uint8Array[] = [];
    for (const page of document.pages()) {
      const {originalWidth: points} = page.getOriginalSize();
      const {data} = await page.render({
        scale: width / points,
        render: async ({data: pixels, width: across, height}) => {
          const png = new PNG({width: across, height});
          png.data = Buffer.from(pixels);
          return PNG.sync.write(png);
        },
      });
      pictures.push(Uint8Array.from(data));
    }
    document.destroy();
    return pictures;
  } finally {
    library.destroy();
  }
}
