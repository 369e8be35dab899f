// Makes a photo smaller: at most `edge` pixels a side, as JPEG of at most `most` bytes. Drawing it anew also leaves
// behind where and when it was taken.
export async function smaller(bytes, edge, most) {
  const picture = await createImageBitmap(new Blob([bytes]));
  const canvas = document.createElement("canvas");
  let side = edge;
  for (let tries = 0; tries < 6; tries += 1) {
    const part = Math.min(1, side / Math.max(picture.width, picture.height));
    canvas.width = Math.max(1, Math.round(picture.width * part));
    canvas.height = Math.max(1, Math.round(picture.height * part));
    const context = canvas.getContext("2d");
    context.fillStyle = "white";
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.8));
    if (blob && blob.size <= most) return new Uint8Array(await blob.arrayBuffer());
    side = Math.round(side * 0.75);
  }
  throw new Error("the picture stays too large");
}
