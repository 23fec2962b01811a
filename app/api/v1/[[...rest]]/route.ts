import { answerUnknownCall } from '@/lib/web/api/unknown-call';

export {
  answerUnknownCall as GET,
  answerUnknownCall as POST,
  answerUnknownCall as PUT,
  answerUnknownCall as PATCH,
  answerUnknownCall as DELETE,
};
