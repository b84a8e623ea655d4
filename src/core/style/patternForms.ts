/** A pattern may stand for so many forms. */
const maxForms = 64

/**
 * The forms that a regular expression of Vale stands for, if it stands for few: letters, `(a|b)`, `(?:…)`, `[abc]`, `x?`, and escaped signs. Nothing
 * is executed.
 * @returns undefined for any other expression
 */
export function patternForms(pattern: string): readonly string[] | undefined {
  const reader = new PatternReader(pattern)
  const forms = reader.alternatives()
  return forms && reader.isAtEnd ? [...new Set(forms)].filter((form) => form.trim() !== '') : undefined
}

class PatternReader {
  readonly #pattern: string
  #at = 0
  #depth = 0

  constructor(pattern: string) {
    this.#pattern = pattern
  }

  get isAtEnd(): boolean {
    return this.#at === this.#pattern.length
  }

  alternatives(): readonly string[] | undefined {
    const all: string[] = []
    if (++this.#depth > 20) return undefined
    for (;;) {
      const forms = this.#sequence()
      if (!forms) return undefined
      all.push(...forms)
      if (all.length > maxForms) return undefined
      if (this.#pattern[this.#at] !== '|') break
      this.#at++
    }
    this.#depth--
    return all
  }

  #sequence(): readonly string[] | undefined {
    let forms: readonly string[] = ['']
    while (this.#at < this.#pattern.length && !'|)'.includes(this.#pattern[this.#at] ?? '')) {
      const part = this.#part()
      if (!part) return undefined
      const isOptional = this.#pattern[this.#at] === '?'
      if (isOptional) this.#at++
      const choices = isOptional ? ['', ...part] : part
      if (forms.length * choices.length > maxForms) return undefined
      forms = forms.flatMap((form) => choices.map((choice) => form + choice))
    }
    return forms
  }

  #part(): readonly string[] | undefined {
    const unit = this.#pattern[this.#at++] ?? ''
    if (unit === '(') return this.#group()
    if (unit === '[') return this.#choice()
    if (unit === '\\') return this.#escaped()
    return /[*+{}^$.?\]]/.test(unit) ? undefined : [unit]
  }

  #group(): readonly string[] | undefined {
    if (this.#pattern.startsWith('?:', this.#at)) this.#at += 2
    else if (this.#pattern[this.#at] === '?') return undefined
    const forms = this.alternatives()
    return forms && this.#pattern[this.#at++] === ')' ? forms : undefined
  }

  #choice(): readonly string[] | undefined {
    const end = this.#pattern.indexOf(']', this.#at)
    const inside = end < 0 ? '' : this.#pattern.slice(this.#at, end)
    if (inside === '' || /[\^\\[]/.test(inside) || /.-./.test(inside)) return undefined
    this.#at = end + 1
    return [...inside]
  }

  #escaped(): readonly string[] | undefined {
    const unit = this.#pattern[this.#at++] ?? ''
    if (unit === 'b') return ['']
    return unit === '' || /[A-Za-z0-9]/.test(unit) ? undefined : [unit]
  }
}
