/** What the form of a group's settings says, in the shape that the API takes, whether it would or not. */
export function groupSettingsOf(form: FormData) {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  const [on, place] = [text('meetingOn'), text('meetingPlace')];
  return {
    name: text('name'),
    purpose: { fr: text('purpose'), en: text('purposeEn') || null },
    visibility: text('visibility'),
    joining: text('joining'),
    modules: form.getAll('modules').map(String),
    // A day without a place, or the other way round, is refused and said.
    nextMeeting: on || place ? { on, place } : null,
  };
}
