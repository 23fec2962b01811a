declare module 'wawoff2' {
  const woff2: {
    /** What was packed as WOFF2, unpacked: good until the next call. */
    decompress(packed: Uint8Array): Promise<Uint8Array>;
  };
  export default woff2;
}
