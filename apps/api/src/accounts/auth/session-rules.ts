import type { GenericEndpointContext } from 'better-auth';

/** Where the second factor is asked for afterwards, or was given already. */
const WITH_SECOND_FACTOR = /^\/(sign-in\/email|two-factor\/|callback\/|change-password)/;

/**
 * Whether a session may begin. better-auth asks for the second factor after a password only; here no other way in goes
 * around it, but for a provider of identities, which has its own. And an account whose password is on screen is
 * nobody's outside of the demonstration.
 */
export async function mayBegin(
  personId: string,
  context: GenericEndpointContext | null,
  demonstration: boolean,
): Promise<boolean> {
  const person = (await context?.context.internalAdapter.findUserById(personId)) as
    { demonstration?: boolean; twoFactorEnabled?: boolean } | null | undefined;
  if (!person) return false;
  if (person.demonstration && !demonstration) return false;
  return !person.twoFactorEnabled || WITH_SECOND_FACTOR.test(context?.path ?? '');
}
