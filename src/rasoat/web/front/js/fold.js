/** Search key of a text: lower case, no accents, đ as d, apostrophes and hyphens dropped, single spaces. */
export function fold(text) {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/đ/g, 'd')
    .replace(/['’ʼ-]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
