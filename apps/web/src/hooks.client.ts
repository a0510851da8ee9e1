import type { HandleClientError } from '@sveltejs/kit/hooks';
import { describeError } from '#lib/api/describe-error.ts';

export const handleError: HandleClientError = ({ error }) => describeError(error);
