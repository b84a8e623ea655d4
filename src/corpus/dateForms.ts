/** Counts the notations that dates are written in. */
export class DateForms {
  readonly #counts = new Map<string, number>()

  count(date: string | undefined, step: 1 | -1): void {
    if (date === undefined || date.length > 40) return
    const form = date.replace(/\d/g, '0').replace(/-(?=00:?00$)/, '+')
    const count = (this.#counts.get(form) ?? 0) + step
    if (count > 0) this.#counts.set(form, count)
    else this.#counts.delete(form)
  }

  /** The one that most dates have, with zeros for the digits; undefined when there are none. */
  usual(): string | undefined {
    let usual: string | undefined
    let most = 0
    for (const [form, count] of this.#counts)
      if (count > most || (count === most && usual !== undefined && form < usual)) [usual, most] = [form, count]
    return usual
  }
}
