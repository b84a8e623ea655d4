/** Letters without a decomposition of which hexo-util 4 makes plain ones (`escape_diacritic`): the plain letters, then those they are for. */
const others = `OE Œ | oe œ | AE ÆǢǼ | O ØƆƟǾⓄꝊꝌＯ | s ßȿẛⓢꞅꞩｓ | ae æǣǽ | o øǿɔɵⓞꝋꝍｏ | D ĐƉƊƋⒹꝹＤ | d đƌɖɗⓓꝺｄ | H ĦⒽⱧⱵꞍＨ |
h ħɥⓗⱨⱶｈ | i ıɨⓘｉ | L ĿŁȽⓁⱠⱢꝆꝈꞀＬ | l ŀłſƚɫⓛⱡꝇꝉꞁｌ | n ŉƞɲⓝꞑꞥｎ | T ŦƬƮȾⓉꞆＴ | t ŧƭʈⓣⱦꞇｔ | b ƀƃɓⓑｂ | B ƁƂɃⒷＢ |
C ƇȻⒸꜾＣ | c ƈȼↄⓒꜿｃ | E ƎƐⒺＥ | F ƑⒻꝻＦ | f ƒⓕꝼｆ | G ƓǤⒼꝽꝾꞠＧ | hv ƕ | I ƗⒾＩ | K ƘⓀⱩꝀꝂꝄꞢＫ | k ƙⓚⱪꝁꝃꝅꞣｋ | M ƜⓂⱮＭ |
N ƝȠⓃꞐꞤＮ | OI Ƣ | oi ƣ | P ƤⓅⱣꝐꝒꝔＰ | p ƥᵽⓟꝑꝓꝕｐ | V ƲɅⓋꝞＶ | Y ƳɎỾⓎＹ | y ƴɏỿⓨｙ | Z ƵȤⓏⱫⱿꝢＺ | z ƶȥɀⓩⱬꝣｚ | DZ ǄǱ |
Dz ǅǲ | dz ǆǳ | LJ Ǉ | Lj ǈ | lj ǉ | NJ Ǌ | Nj ǋ | nj ǌ | e ǝɇɛⓔｅ | g ǥɠᵹⓖꝿꞡｇ | OU Ȣ | ou ȣ | A ȺⒶⱯＡ | U ɄⓊＵ |
J ɈⒿＪ | j ɉⓙｊ | Q ɊⓆꝖꝘＱ | q ɋⓠꝗꝙｑ | R ɌⓇⱤꝚꞂꞦＲ | r ɍɽⓡꝛꞃꞧｒ | a ɐẚⓐⱥａ | m ɯɱⓜｍ | u ʉⓤｕ | v ʋʌⓥꝟｖ | S ẞⓈⱾꞄꞨＳ |

W ⓌⱲＷ | X ⓍＸ | w ⓦⱳｗ | x ⓧｘ | TZ Ꜩ | tz ꜩ | AA Ꜳ | aa ꜳ | AO Ꜵ | ao ꜵ | AU Ꜷ | au ꜷ | AV ꜸꜺ | av ꜹꜻ |
AY Ꜽ | ay ꜽ | OO Ꝏ | oo ꝏ | VY Ꝡ | vy ꝡ`

const plain = new Map<string, string>()
for (const row of others.split('|')) {
  const [letters = '', marked = ''] = row.trim().split(' ')
  for (const letter of marked) plain.set(letter, letters)
}

/** A text with plain letters for Latin ones with diacritics, as `escapeDiacritic` of hexo-util 4 makes it. A sign of its own stays. */
export function withoutDiacritics(text: string): string {
  return text.replace(/[^\0-\x7f]/gu, (letter) => plain.get(letter) ?? baseOf(letter))
}

function baseOf(letter: string): string {
  // The sign of the unit of length is not in the list of hexo-util.
  if (letter === '\u212B') return letter
  return /^([a-z])\p{M}+$/iu.exec(letter.normalize('NFD'))?.[1] ?? letter
}
