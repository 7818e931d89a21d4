import { field, same } from '../import-field.ts';
import type { ImportTarget } from '../import-target.ts';
import { ACCOUNT_SYNONYMS, SELLER_SYNONYMS } from './shared-synonyms.ts';

/** Calls and meetings: planned, held, cancelled, or where nobody came. */
export const activitiesTarget: ImportTarget = {
  kind: 'activities',
  labelKey: 'imports.target_activities',
  oneOf: [['planned_on', 'done_on']],
  naturalKey: ['activity_code'],
  fields: [
    field('activity_code', 'code', {
      required: true,
      synonyms: [
        'code activité',
        'numéro activité',
        'identifiant activité',
        'identifiant',
        'activity id',
        'activity code',
        'event id',
        'task id',
        'uid',
        'id',
        'code',
      ],
      example: same('RDV-2041'),
    }),
    field('activity_kind', 'choice', {
      fallback: 'meeting',
      synonyms: ['type', 'type d’activité', 'nature', 'activity type', 'activity kind', 'task type', 'kind'],
      choices: [
        {
          code: 'meeting',
          synonyms: ['rendez-vous', 'rdv', 'visite', 'réunion', 'visio', 'démo', 'visit', 'event', 'demo'],
        },
        { code: 'call', synonyms: ['appel', 'téléphone', 'appel téléphonique', 'phone call', 'phone'] },
      ],
      example: { fr: 'rendez-vous', en: 'meeting' },
    }),
    field('seller', 'code', {
      required: true,
      synonyms: [...SELLER_SYNONYMS, 'assigné à', 'organisateur', 'assigned to', 'organizer'],
      example: same('V014'),
    }),
    field('account', 'code', { synonyms: ACCOUNT_SYNONYMS, example: same('C10482') }),
    field('activity_deal', 'code', {
      synonyms: [
        'affaire',
        'code affaire',
        'opportunité',
        'deal',
        'deal code',
        'opportunity',
        'opportunity id',
      ],
      example: same('AFF-311'),
    }),
    field('planned_on', 'date', {
      synonyms: [
        'date',
        'prévu le',
        'date prévue',
        'date du rendez-vous',
        'échéance',
        'planned on',
        'due date',
        'start',
        'start date',
      ],
      example: { fr: '12/03/2026', en: '2026-03-12' },
    }),
    field('done_on', 'date', {
      synonyms: [
        'fait le',
        'réalisé le',
        'tenu le',
        'date de réalisation',
        'done on',
        'completed on',
        'held on',
        'completed date',
      ],
      example: { fr: '12/03/2026', en: '2026-03-12' },
    }),
    field('activity_outcome', 'choice', {
      synonyms: ['résultat', 'statut', 'état', 'issue', 'suite', 'outcome', 'result', 'status', 'state'],
      choices: [
        {
          code: 'planned',
          synonyms: ['prévu', 'planifié', 'à faire', 'à venir', 'scheduled', 'open', 'not started'],
        },
        {
          code: 'held',
          synonyms: ['tenu', 'réalisé', 'effectué', 'honoré', 'fait', 'terminé', 'completed', 'done'],
        },
        { code: 'cancelled', synonyms: ['annulé', 'décommandé', 'canceled', 'called off'] },
        { code: 'no_show', synonyms: ['non honoré', 'client absent', 'absent', 'no-show', 'noshow'] },
        {
          code: 'proposal_asked',
          synonyms: ['devis demandé', 'proposition demandée', 'proposal asked', 'quote asked'],
        },
        { code: 'reached', synonyms: ['joint', 'contacté', 'connected', 'spoken to'] },
        {
          code: 'not_reached',
          synonyms: ['pas joint', 'sans réponse', 'messagerie', 'no answer', 'left voicemail', 'busy'],
        },
        { code: 'meeting_set', synonyms: ['rendez-vous pris', 'rdv pris', 'meeting set', 'meeting booked'] },
      ],
      example: { fr: 'tenu', en: 'held' },
    }),
    field('activity_note', 'text', {
      synonyms: [
        'note',
        'commentaire',
        'objet',
        'sujet',
        'compte rendu',
        'subject',
        'comment',
        'description',
      ],
      example: { fr: 'Visite du site', en: 'Site visit' },
    }),
  ],
};
