/** A preparation that could not be completed; the message is for whoever typed the command. */
export class Unprepared extends Error {}
