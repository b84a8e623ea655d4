const forms: Readonly<Record<string, string>> = {
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '「': '"',
  '」': '"',
  '。': '.',
  '…': '.',
  '—': '-',
}

/** A text with all forms of marks and spaces as one: what the fixes of typography keep. */
export function foldedMarks(text: string): string {
  return text
    .replace(/\s/g, '')
    .replace(/[“”„«»「」。…—\uff01-\uff5e]/g, (unit) => forms[unit] ?? String.fromCharCode(unit.charCodeAt(0) - 0xfee0))
    .replace(/([.,:;-])\1+/g, '$1')
}
