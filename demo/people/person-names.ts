import type { Random } from '../random.ts';

export type PersonName = { readonly givenName: string; readonly familyName: string };

const GIVEN_NAMES =
  `Adèle Adrien Agathe Alban Alexis Alice Aline Amandine Amélie Anaëlle Antoine Apolline Arnaud Arthur
Aubin Audrey Aurélien Axelle Baptiste Bérénice Benoît Blandine Brice Camille Capucine Cécile Cédric Charline Clémence
Clément Coline Corentin Cyril Damien Daphné Delphine Denis Diane Dorian Édith Édouard Elise Elsa Émile Émilie Enora
Erwan Estelle Étienne Eugénie Fabien Fanny Farid Florent Floriane Gaëlle Gaspard Gauthier Géraldine Gilles Guillaume
Gwenaëlle Hélène Henri Honorine Ilan Imane Iris Ismaël Jade Jeanne Jérémie Joachim Joséphine Jules Julien Karim Killian
Laëtitia Léa Léandre Léonie Lilian Loïc Louane Lucie Ludivine Madeleine Maëva Malo Manon Marceau Margaux Mariam Mathilde
Matthieu Mélanie Mehdi Morgane Nadège Naïm Nathan Nina Noé Noémie Octave Odile Olivier Ophélie Pauline Quentin Rachid
Raphaël Rémi Rose Sabrina Salomé Samia Samuel Sandrine Séverine Simon Sylvain Tanguy Théo Titouan Tristan Valentine
Vincent Violette Xavier Youssef Zoé`.split(/\s+/);

const FAMILY_NAMES =
  `Abrassart Allemoz Amblard Ancelot Arbogast Aubineau Auclairet Azémar Bachelard Baudouard Béraudon Bellocan
Bergeret Bessonnet Billardon Blanchoz Boisnard Bonnardel Bouchardy Boudrant Bourdelais Bousquier Brévignon Brisset Buisard
Cabrolier Caradec Castelinet Chabannel Chaffardon Chapuzet Charmasson Chastanier Chevrollier Clavelin Cochetel Combarel
Cordonnier Corniquet Coudrier Courtemanche Crozet Dalmasson Danjouet Darbellay Daubigney Delcambre Delavenne Desgranges
Devaucoux Dolbeau Doucerain Drouillet Duchamblot Dufournet Dumoulard Duperray Durieux Escalier Escoubas Estachy Fabregoule
Faucheron Favergeon Ferrouillat Fontvieille Forestier Fougeray Fréchin Gaillardet Garambois Gastinel Gavillet Genevrier
Ghilain Giraudeau Godivier Gouraudel Grandclément Grenouiller Grosjacques Guérandel Guillemard Hamonic Haudebourg Hazardot
Hébrard Houdayer Imbertin Jacquemier Jalabert Jaunasse Josseran Jourdheuil Kerbiriou Kermarec Labrousse Lachaisier Laffargue
Lambolez Lancelin Larchevêque Lassagne Lavergnolle Lebrisquer Lecoutey Legrandois Lemoignon Lespinard Letourmy Levavasseur
Lhermitier Loiseleux Lombardet Louvrier Macquet Maillebouis Malfroy Mancheron Marchadier Marquisot Massonnet Mauduit Mazerolle
Ménagier Mercadal Merlateau Mignardot Moissonnier Montagnier Moreliere Mouillaud Nadaudet Navarrin Noblecourt Orsolani Oudinet
Paillassou Palluel Parisotte Passemard Pauthier Peillon Pellerinat Perrachon Pessereau Picandet Pigeonneau Pincheron Plantevin
Poinsard Pontcharra Portejoie Poulardet Pradelier Quillévert Rabouin Rambaudel Ravaillon Rebuffard Reverdiaux Ricouard Rivollet
Robardet Rochecouste Rondepierre Roubinet Rousselière Sabatéry Saintonge Salvignol Sarrazon Saulnerond Savoyet Sennevoit
Serpolier Soubeyrand Souchaud Tabardon Tardivel Teissonnier Terrassier Thévenoux Tisserant Tournadre Trébuchet Trouillard
Vachaudon Valadou Vallotton Varenguin Vaucansot Vergnolle Vermorel Verriest Veyrat Vialatoux Vignaudon Villemagne Viricel
Voisenet Vuillermet Yvinec Amrouchene Benyahiat Benhaddouche Chekrouni Diabékani Fofandjou Haddouchi Khelladi Mansourian
Ngocvinh Ouldali Sahraouine Tounkadé Ziatouni`.split(/\s+/);

/** Draws names until one is free: a person may be referred to by full name, so no two share theirs. */
export function openNames(random: Random, taken: Iterable<PersonName>): () => PersonName {
  const used = new Set([...taken].map(fullName));
  return () => {
    for (;;) {
      const name = { givenName: random.pick(GIVEN_NAMES), familyName: random.pick(FAMILY_NAMES) };
      if (used.has(fullName(name))) continue;
      used.add(fullName(name));
      return name;
    }
  };
}

export function fullName(name: PersonName): string {
  return `${name.givenName} ${name.familyName}`;
}

/** The local part of an address: `Maëlle Guichardon` becomes `maelle.guichardon`. */
export function mailboxName(name: PersonName): string {
  return `${name.givenName}.${name.familyName}`
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .replaceAll(/[^a-zA-Z.-]/g, '')
    .toLowerCase();
}
