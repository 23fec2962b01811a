/** An address with those of the parameters that have a value. It may have some already, and an end after `#`. */
export function withQuery(
  address: string,
  params: Record<string, string | number | false | null | undefined>,
): string {
  const [place = '', end] = address.split('#', 2);
  const given = Object.entries(params).filter(([, value]) => value);
  const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  const joint = query && (place.includes('?') ? '&' : '?');
  return `${place}${joint}${query}${end ? `#${end}` : ''}`;
}
