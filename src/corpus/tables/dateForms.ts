/** Counts the notations that dates are written in, from the first question on. */
export class DateForms {
  readonly #counts = new Map<string, number>()
  readonly #dates: () => Iterable<string | undefined>
  #isKept = false
  #lastForm = ''

  /** @param dates all that there are */
  constructor(dates: () => Iterable<string | undefined>) {
    this.#dates = dates
  }

  /** To be called for each new one. */
  entered(date: () => string | undefined): void {
    if (this.#isKept) this.#count(date(), 1)
  }

  /** To be called for each that becomes another, or none. */
  changed(before: string | undefined, after: string | undefined): void {
    if (!this.#isKept || before === after) return
    this.#count(before, -1)
    this.#count(after, 1)
  }

  #count(date: string | undefined, step: 1 | -1): void {
    if (date === undefined || date.length > 40) return
    const form = hasForm(date, this.#lastForm) ? this.#lastForm : formOf(date)
    this.#lastForm = form
    const count = (this.#counts.get(form) ?? 0) + step
    if (count > 0) this.#counts.set(form, count)
    else this.#counts.delete(form)
  }

  /** The one that most dates have, with zeros for the digits; undefined when there are none. */
  usual(): string | undefined {
    if (!this.#isKept) {
      this.#isKept = true
      for (const date of this.#dates()) this.#count(date, 1)
    }
    let usual: string | undefined
    let most = 0
    for (const [form, count] of this.#counts)
      if (count > most || (count === most && usual !== undefined && form < usual)) [usual, most] = [form, count]
    return usual
  }
}

function formOf(date: string): string {
  return date.replace(/\d/g, '0').replace(/-(?=00:?00$)/, '+')
}

/** Most dates are written as the one before. False in doubt. */
function hasForm(date: string, form: string): boolean {
  if (date.length !== form.length) return false
  for (let index = 0; index < form.length; index++) {
    const unit = date.charCodeAt(index)
    if ((unit >= 48 && unit <= 57 ? 48 : unit) !== form.charCodeAt(index)) return false
  }
  return true
}
