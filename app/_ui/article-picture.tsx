import type { Picture } from '@/lib/articles/schemas';

/**
 * An article's picture in the width that the screen needs. `first` for the one that the first screen shows: it is
 * loaded at once and before others. `decorative` beside a headline that says what it is about.
 */
export function ArticlePicture({
  picture,
  sizes,
  first,
  decorative,
}: {
  picture: Picture;
  sizes: string;
  first?: boolean;
  decorative?: boolean;
}) {
  const { src, smallSrc, width, height, alt } = picture;
  return (
    <img
      src={src}
      srcSet={smallSrc ? `${smallSrc} ${Math.round(width / 2)}w, ${src} ${width}w` : undefined}
      sizes={smallSrc ? sizes : undefined}
      width={width}
      height={height}
      alt={decorative ? '' : alt}
      fetchPriority={first ? 'high' : undefined}
      loading={first ? undefined : 'lazy'}
      decoding="async"
    />
  );
}
