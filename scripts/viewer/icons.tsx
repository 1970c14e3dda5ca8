// Small drawings, in the colour of the words beside them.

const shapes = {
  search:
    "M7 2a5 5 0 1 0 3.1 8.9l3 3 .9-.9-3-3A5 5 0 0 0 7 2Zm0 1.3a3.7 3.7 0 1 1 0 7.4 3.7 3.7 0 0 1 0-7.4Z",
  close: "m4 3.1 4 4 4-4 .9.9-4 4 4 4-.9.9-4-4-4 4-.9-.9 4-4-4-4Z",
  back: "M9.8 3 4.8 8l5 5 .9-.9L6.6 8l4.1-4.1Z",
  up: "m3 10 5-5 5 5-.9.9L8 6.8l-4.1 4.1Z",
  slides: "M2 3h12v8H2Zm1.3 1.3v5.4h9.4V4.3ZM5 12.4h6v1.3H5Z",
  page: "M3.5 1.5h6l3 3v10h-9Zm1.3 1.3v10.4h6.4V5.3H8.7V2.8Zm1.2 5h4v1.2H6Zm0 2.4h4v1.2H6Z",
  copy: "M5 2h8v9h-2v3H3V5h2Zm1.3 1.3V5H11v4.7h.7V3.3ZM4.3 6.3v6.4h5.4V6.3Z",
  error:
    "M5.2 1.5h5.6l3.7 3.7v5.6l-3.7 3.7H5.2l-3.7-3.7V5.2Zm2 2.8.2 4.6h1.2l.2-4.6Zm0 5.8v1.6h1.6v-1.6Z",
  warning: "M8 1.5 15 14H1Zm-.8 4.6.2 3.7h1.2l.2-3.7Zm0 4.6v1.5h1.6v-1.5Z",
  full: "M2 2h5v1.3H3.3V7H2Zm12 12H9v-1.3h3.7V9H14ZM9 2h5v5h-1.3V3.3H9ZM2 9h1.3v3.7H7V14H2Z",
  help: "M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13Zm0 1.3a5.2 5.2 0 1 1 0 10.4A5.2 5.2 0 0 1 8 2.8ZM8 4.2c-1.4 0-2.4.9-2.4 2.2h1.3c0-.6.4-1 1.1-1s1.1.4 1.1 1c0 .5-.3.8-.8 1.2-.7.5-1 .9-1 1.8h1.3c0-.5.1-.7.7-1.1.7-.5 1.1-1.1 1.1-1.9 0-1.3-1-2.2-2.4-2.2Zm-.8 6.2v1.5h1.5v-1.5Z",
  figure: "M2 12.7h12V14H2ZM3 8h2v3.5H3Zm4-5h2v8.5H7Zm4 3h2v5.5h-2Z",
  words: "M2 3.4h12v1.3H2Zm0 4h12v1.3H2Zm0 4h7v1.3H2Z",
} as const;

export type IconName = keyof typeof shapes;

export function Icon({name}: {readonly name: IconName}) {
  return (
    <svg class={`icon icon-${name}`} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={shapes[name]} fill="currentColor" fill-rule="evenodd" />
    </svg>
  );
}
