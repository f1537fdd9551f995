/** An image imported by a module is the address where the build puts it. */
declare module '*.svg' {
  const address: string;
  export default address;
}

/** A style sheet imported by a module goes into the page's own; it exports nothing. */
declare module '*.css';
