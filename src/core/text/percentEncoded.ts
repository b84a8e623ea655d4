/** A character as an address writes it: the bytes of its UTF-8, such as `%20` or `%E3%80%80`. @param character not half of a surrogate pair */
export function percentEncoded(character: string): string {
  // `encodeURIComponent` leaves some characters of ASCII alone, such as `'` and `(`.
  return character > '\x7f' ? encodeURIComponent(character) : `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`
}
