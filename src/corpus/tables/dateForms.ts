/** Counts the notations of dates. Starts counting on the first call of `usual`. */
export class DateForms {
  readonly #counts = new Map<string, number>()
  readonly #dates: () => Iterable<string | undefined>
  #isCounting = false
  #lastForm = ''

  /** @param dates all current dates */
  constructor(dates: () => Iterable<string | undefined>) {
    this.#dates = dates
  }

  /** Call for each added date. */
  entered(date: () => string | undefined): void {
    if (this.#isCounting) this.#count(date(), 1)
  }

  /** Call for each date that is changed or removed. */
  changed(before: string | undefined, after: string | undefined): void {
    if (!this.#isCounting || before === after) return
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

  /** The most common notation, with zeros for the digits; undefined if there are no dates. */
  usual(): string | undefined {
    if (!this.#isCounting) {
      this.#isCounting = true
      for (const date of this.#dates()) this.#count(date, 1)
    }
    let usual: string | undefined
    let highest = 0
    for (const [form, count] of this.#counts)
      if (count > highest || (count === highest && usual !== undefined && form < usual)) [usual, highest] = [form, count]
    return usual
  }
}

function formOf(date: string): string {
  return date.replace(/\d/g, '0').replace(/-(?=00:?00$)/, '+')
}

/** A fast check against the previous notation, which most dates share. May return false for an equal notation. */
function hasForm(date: string, form: string): boolean {
  if (date.length !== form.length) return false
  for (let index = 0; index < form.length; index++) {
    const unit = date.charCodeAt(index)
    if ((unit >= 48 && unit <= 57 ? 48 : unit) !== form.charCodeAt(index)) return false
  }
  return true
}
