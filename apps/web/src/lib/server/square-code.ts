import { renderSVG } from 'uqr';

/** A text as a square code to scan. An image of its own: nothing of it is read as a part of the page. */
export const squareCode = (text: string): string =>
  `data:image/svg+xml;base64,${btoa(renderSVG(text, { border: 2 }))}`;
