<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="sv_SE" sourcelanguage="sv_SE">
<context>
    <name>AttractPage</name>
    <message>
        <source>Nästa dialog: %1</source>
        <translation type="unfinished">Här kan du träffa oss: %1</translation>
    </message>
    <message>
        <source>Tryck på skärmen</source>
        <translation type="unfinished">Tryck på skärmen</translation>
    </message>
    <message>
        <source>Vi tar en paus. Kom gärna tillbaka om en stund.</source>
        <translation type="unfinished">Vi tar en paus. Kom tillbaka om en stund.</translation>
    </message>
    <message>
        <source>Vi är strax tillbaka.</source>
        <translation type="unfinished">Vi kommer snart tillbaka.</translation>
    </message>
    <message>
        <source>Just nu samlar vi inte in svar.</source>
        <translation type="unfinished">Du kan inte svara just nu.</translation>
    </message>
    <message>
        <source>En minut. Helt anonymt.</source>
        <translation type="unfinished">Det tar en minut. Ingen får veta vem du är.</translation>
    </message>
    <message>
        <source>%1 har svarat i dag.</source>
        <translation type="unfinished">%1 har svarat i dag.</translation>
    </message>
    <message>
        <source>Tryck för att börja</source>
        <translation type="unfinished">Tryck för att börja</translation>
    </message>
    <message>
        <source>För personalen: %1</source>
        <translation type="unfinished">För personalen: %1</translation>
    </message>
</context>
<context>
    <name>ChoiceTile</name>
    <message>
        <source>%1, plats %2</source>
        <translation type="unfinished">%1, plats %2</translation>
    </message>
</context>
<context>
    <name>ComfortSheet</name>
    <message>
        <source>Anpassa skärmen</source>
        <translation type="unfinished">Anpassa skärmen</translation>
    </message>
    <message>
        <source>Textens storlek</source>
        <translation type="unfinished">Textens storlek</translation>
    </message>
    <message>
        <source>Vanlig</source>
        <translation type="unfinished">Vanlig</translation>
    </message>
    <message>
        <source>Större</source>
        <translation type="unfinished">Större</translation>
    </message>
    <message>
        <source>Störst</source>
        <translation type="unfinished">Störst</translation>
    </message>
    <message>
        <source>Färger</source>
        <translation type="unfinished">Färger</translation>
    </message>
    <message>
        <source>Ljus</source>
        <translation type="unfinished">Ljus</translation>
    </message>
    <message>
        <source>Mörk</source>
        <translation type="unfinished">Mörk</translation>
    </message>
    <message>
        <source>Hög kontrast</source>
        <translation type="unfinished">Tydliga färger</translation>
    </message>
    <message>
        <source>Annat</source>
        <translation type="unfinished">Annat</translation>
    </message>
    <message>
        <source>Inga rörelser</source>
        <translation type="unfinished">Inget rör sig</translation>
    </message>
    <message>
        <source>Allt på nedre halvan</source>
        <translation type="unfinished">Allt längre ner</translation>
    </message>
    <message>
        <source>Rösten</source>
        <translation type="unfinished">Rösten</translation>
    </message>
    <message>
        <source>Svagare</source>
        <translation type="unfinished">Lägre ljud</translation>
    </message>
    <message>
        <source>Starkare</source>
        <translation type="unfinished">Högre ljud</translation>
    </message>
</context>
<context>
    <name>DatePart</name>
    <message>
        <source>Välj dag, månad och år</source>
        <translation type="unfinished">Välj dag, månad och år</translation>
    </message>
    <message>
        <source>Ta bort datumet</source>
        <translation type="unfinished">Ta bort dagen</translation>
    </message>
    <message>
        <source>Dagen före</source>
        <translation type="unfinished">Dagen före</translation>
    </message>
    <message>
        <source>Dagen efter</source>
        <translation type="unfinished">Dagen efter</translation>
    </message>
    <message>
        <source>Månaden före</source>
        <translation type="unfinished">Månaden före</translation>
    </message>
    <message>
        <source>Månaden efter</source>
        <translation type="unfinished">Månaden efter</translation>
    </message>
    <message>
        <source>Året före</source>
        <translation type="unfinished">Året före</translation>
    </message>
    <message>
        <source>Året efter</source>
        <translation type="unfinished">Året efter</translation>
    </message>
</context>
<context>
    <name>FailedPage</name>
    <message>
        <source>Ditt svar kunde inte sparas</source>
        <translation type="unfinished">Det gick inte att spara ditt svar</translation>
    </message>
    <message>
        <source>Det är kiosken som inte fungerar, inte du. Du kan försöka igen. Om du avslutar finns inget av svaret kvar.</source>
        <translation type="unfinished">Det är kiosken som inte fungerar. Det är inte ditt fel. Du kan försöka igen. Om du avslutar försvinner ditt svar.</translation>
    </message>
    <message>
        <source>Försök igen</source>
        <translation type="unfinished">Försök igen</translation>
    </message>
    <message>
        <source>Avsluta</source>
        <translation type="unfinished">Avsluta</translation>
    </message>
</context>
<context>
    <name>GuardPage</name>
    <message>
        <source>Det ser ut som ett personnummer</source>
        <translation type="unfinished">Det ser ut som ett personnummer</translation>
    </message>
    <message>
        <source>Det ser ut som ett telefonnummer</source>
        <translation type="unfinished">Det ser ut som ett telefonnummer</translation>
    </message>
    <message>
        <source>Det ser ut som en e-postadress</source>
        <translation type="unfinished">Det ser ut som en e-postadress</translation>
    </message>
    <message>
        <source>Det ser ut som ett registreringsnummer</source>
        <translation type="unfinished">Det ser ut som numret på en bil</translation>
    </message>
    <message>
        <source>Det ser ut som en gatuadress</source>
        <translation type="unfinished">Det ser ut som en adress</translation>
    </message>
    <message>
        <source>Det ser ut som ett namn</source>
        <translation type="unfinished">Det ser ut som ett namn</translation>
    </message>
    <message>
        <source>Det ser ut som en uppgift om någons brott</source>
        <translation type="unfinished">Det ser ut som att du skriver om någons brott</translation>
    </message>
    <message>
        <source>Det ser ut som en webbadress</source>
        <translation type="unfinished">Det ser ut som en adress på nätet</translation>
    </message>
    <message>
        <source>Svaren är allmänna handlingar, och ingen ska kunna pekas ut. Vi kan ta bort det, eller så ändrar du själv. Är det inget namn kan du behålla det.</source>
        <translation type="unfinished">Andra kan få läsa svaren. Det ska inte gå att se vem du skriver om. Vi kan ta bort det. Du kan också ändra själv. Är det inget namn? Då kan du ha det kvar.</translation>
    </message>
    <message>
        <source>Kiosken tar inte emot tips. Ring 114 14 eller prata med polisen här. Vi kan ta bort det, eller så ändrar du själv.</source>
        <translation type="unfinished">Du kan inte lämna tips i kiosken. Ring 114 14 eller prata med polisen här. Vi kan ta bort det. Du kan också ändra själv.</translation>
    </message>
    <message>
        <source>Ditt svar ska vara anonymt, och svaren är allmänna handlingar. Vi kan ta bort det, eller så ändrar du själv.</source>
        <translation type="unfinished">Ingen ska få veta vem du är. Andra kan få läsa svaren. Vi kan ta bort det. Du kan också ändra själv.</translation>
    </message>
    <message>
        <source>Din text</source>
        <translation type="unfinished">Din text</translation>
    </message>
    <message>
        <source>Ta bort det</source>
        <translation type="unfinished">Ta bort det</translation>
    </message>
    <message>
        <source>Ändra själv</source>
        <translation type="unfinished">Ändra själv</translation>
    </message>
    <message>
        <source>Det är inget namn</source>
        <translation type="unfinished">Det är inget namn</translation>
    </message>
    <message>
        <source>Behåll texten</source>
        <translation type="unfinished">Ha kvar texten</translation>
    </message>
    <message>
        <source>Ta bort hela texten</source>
        <translation type="unfinished">Ta bort hela texten</translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <source>Fortsätt</source>
        <translation type="unfinished">Fortsätt</translation>
    </message>
    <message>
        <source>Sidan stängs om %1 sekunder</source>
        <translation type="unfinished">Sidan stängs om %1 sekunder</translation>
    </message>
</context>
<context>
    <name>IdleWarning</name>
    <message>
        <source>Är du kvar?</source>
        <translation type="unfinished">Är du kvar?</translation>
    </message>
    <message>
        <source>Om %1 sekunder töms skärmen. Inget av det du svarat sparas.</source>
        <translation type="unfinished">Om %1 sekunder blir skärmen tom. Inget av det du har svarat sparas.</translation>
    </message>
    <message>
        <source>Jag är kvar</source>
        <translation type="unfinished">Jag är kvar</translation>
    </message>
</context>
<context>
    <name>LanguageSheet</name>
    <message>
        <source>Välj språk</source>
        <translation type="unfinished">Välj språk</translation>
    </message>
</context>
<context>
    <name>MapPart</name>
    <message>
        <source>Visa det åt vänster</source>
        <translation type="unfinished">Visa det åt vänster</translation>
    </message>
    <message>
        <source>Visa det åt höger</source>
        <translation type="unfinished">Visa det åt höger</translation>
    </message>
    <message>
        <source>Visa det ovanför</source>
        <translation type="unfinished">Visa det ovanför</translation>
    </message>
    <message>
        <source>Visa det nedanför</source>
        <translation type="unfinished">Visa det nedanför</translation>
    </message>
</context>
<context>
    <name>NumberPart</name>
    <message>
        <source>Skriv ett tal</source>
        <translation type="unfinished">Skriv ett tal</translation>
    </message>
    <message>
        <source>Mellan %1 och %2</source>
        <translation type="unfinished">Mellan %1 och %2</translation>
    </message>
    <message>
        <source>Sudda</source>
        <translation type="unfinished">Sudda</translation>
    </message>
    <message>
        <source>Komma</source>
        <translation type="unfinished">Komma</translation>
    </message>
</context>
<context>
    <name>ObjectionNote</name>
    <message>
        <source>Svara gärna på frågan, eller tryck på Vill inte svara.</source>
        <translation type="unfinished">Svara på frågan. Eller tryck på Vill inte svara.</translation>
    </message>
    <message>
        <source>Svaret stämmer inte riktigt. Ändra det, eller tryck på Vill inte svara.</source>
        <translation type="unfinished">Svaret stämmer inte. Ändra svaret. Eller tryck på Vill inte svara.</translation>
    </message>
</context>
<context>
    <name>PageFrame</name>
    <message>
        <source>Nästa</source>
        <translation type="unfinished">Nästa</translation>
    </message>
    <message>
        <source>Tillbaka</source>
        <translation type="unfinished">Tillbaka</translation>
    </message>
    <message>
        <source>Använd hela skärmen</source>
        <translation type="unfinished">Använd hela skärmen</translation>
    </message>
    <message>
        <source>Flytta ner allt till nedre halvan</source>
        <translation type="unfinished">Flytta ner allt</translation>
    </message>
    <message>
        <source>Vill inte svara</source>
        <translation type="unfinished">Vill inte svara</translation>
    </message>
    <message>
        <source>Visa det ovanför</source>
        <translation type="unfinished">Visa det ovanför</translation>
    </message>
    <message>
        <source>Visa mer</source>
        <translation type="unfinished">Visa mer</translation>
    </message>
    <message>
        <source>Hoppa över</source>
        <translation type="unfinished">Hoppa över</translation>
    </message>
    <message>
        <source>Avsluta</source>
        <translation type="unfinished">Avsluta</translation>
    </message>
    <message>
        <source>Svar åt någon annan</source>
        <translation type="unfinished">Svar åt någon annan</translation>
    </message>
    <message>
        <source>Svar från papper</source>
        <translation type="unfinished">Svar från papper</translation>
    </message>
</context>
<context>
    <name>PlacePart</name>
    <message>
        <source>Sök</source>
        <translation type="unfinished">Sök</translation>
    </message>
    <message>
        <source>Inget område heter så. Sudda och försök igen, eller hoppa över frågan.</source>
        <translation type="unfinished">Det finns inget område som heter så. Sudda och försök igen. Du kan också hoppa över frågan.</translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <source>Så långt har du kommit: %1 %</source>
        <translation type="unfinished">Så långt har du kommit: %1 %</translation>
    </message>
</context>
<context>
    <name>PromiseCard</name>
    <message>
        <source>Planerat</source>
        <translation type="unfinished">Ska göras</translation>
    </message>
    <message>
        <source>Pågår</source>
        <translation type="unfinished">Pågår</translation>
    </message>
    <message>
        <source>Genomfört</source>
        <translation type="unfinished">Klart</translation>
    </message>
    <message>
        <source>Delvis genomfört</source>
        <translation type="unfinished">Klart till en del</translation>
    </message>
    <message>
        <source>Försenat</source>
        <translation type="unfinished">Försenat</translation>
    </message>
    <message>
        <source>Ändrat</source>
        <translation type="unfinished">Ändrat</translation>
    </message>
    <message>
        <source>Avbrutet</source>
        <translation type="unfinished">Blir inte av</translation>
    </message>
    <message>
        <source>Förlängt</source>
        <translation type="unfinished">Tar längre tid</translation>
    </message>
    <message>
        <source>Ni sa, vi lovade</source>
        <translation type="unfinished">Ni sa, vi lovade</translation>
    </message>
    <message>
        <source>%1 av %2 %3</source>
        <translation type="unfinished">%1 av %2 %3</translation>
    </message>
</context>
<context>
    <name>QuestionPage</name>
    <message>
        <source>%1 av %2</source>
        <translation type="unfinished">%1 av %2</translation>
    </message>
    <message>
        <source>Nästa</source>
        <translation type="unfinished">Nästa</translation>
    </message>
    <message>
        <source>Hoppa över</source>
        <translation type="unfinished">Hoppa över</translation>
    </message>
    <message>
        <source>Visa karta</source>
        <translation type="unfinished">Visa karta</translation>
    </message>
    <message>
        <source>Visa lista</source>
        <translation type="unfinished">Visa lista</translation>
    </message>
    <message>
        <source>%1 av %2 valda.</source>
        <translation type="unfinished">Du har valt %1 av %2.</translation>
    </message>
    <message>
        <source>Den här frågan finns bara på svenska. Be gärna personalen om hjälp.</source>
        <translation type="unfinished">Frågan finns inte på lätt svenska. Be gärna personalen om hjälp.</translation>
    </message>
</context>
<context>
    <name>QuestionPart</name>
    <message>
        <source>Här finns inget att välja den här gången. Gå vidare till nästa fråga.</source>
        <translation type="unfinished">Här finns inget att välja. Gå vidare till nästa fråga.</translation>
    </message>
</context>
<context>
    <name>RangePart</name>
    <message>
        <source>Tryck på skalan</source>
        <translation type="unfinished">Tryck på linjen</translation>
    </message>
    <message>
        <source>Mindre</source>
        <translation type="unfinished">Mindre</translation>
    </message>
    <message>
        <source>Mer</source>
        <translation type="unfinished">Mer</translation>
    </message>
</context>
<context>
    <name>RatingPart</name>
    <message>
        <source>%1 av %2</source>
        <translation type="unfinished">%1 av %2</translation>
    </message>
    <message>
        <source>Tryck på en stjärna</source>
        <translation type="unfinished">Tryck på en stjärna</translation>
    </message>
</context>
<context>
    <name>ReaderModel</name>
    <message>
        <source>vald</source>
        <translation type="unfinished">vald</translation>
    </message>
    <message>
        <source>Det här läses inte upp.</source>
        <translation type="unfinished">Det här läses inte upp.</translation>
    </message>
</context>
<context>
    <name>Scroller</name>
    <message>
        <source>Visa det ovanför</source>
        <translation type="unfinished">Visa det ovanför</translation>
    </message>
    <message>
        <source>Visa mer</source>
        <translation type="unfinished">Visa mer</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Klart</source>
        <translation type="unfinished">Klart</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Börja svara</source>
        <translation type="unfinished">Börja svara</translation>
    </message>
    <message>
        <source>Så här fungerar det</source>
        <translation type="unfinished">Så här fungerar det</translation>
    </message>
    <message>
        <source>Du är anonym</source>
        <translation type="unfinished">Ingen vet vem du är</translation>
    </message>
    <message>
        <source>Vi frågar inte vem du är. Skriv inga namn eller nummer.</source>
        <translation type="unfinished">Vi frågar inte vem du är. Skriv inte namn. Skriv inte nummer.</translation>
    </message>
    <message>
        <source>Du bestämmer</source>
        <translation type="unfinished">Du bestämmer</translation>
    </message>
    <message>
        <source>Inget sparas förrän du trycker Skicka. Du kan hoppa över alla frågor.</source>
        <translation type="unfinished">Vi sparar inget förrän du trycker på Skicka. Du kan hoppa över alla frågor.</translation>
    </message>
    <message>
        <source>Ingen polisanmälan</source>
        <translation type="unfinished">Ingen polisanmälan</translation>
    </message>
    <message>
        <source>Det du svarar blir en del av en lägesbild, inte ett ärende.</source>
        <translation type="unfinished">Ditt svar visar hur det är här. Det blir ingen anmälan.</translation>
    </message>
    <message>
        <source>Behöver du hjälp nu?</source>
        <translation type="unfinished">Behöver du hjälp nu?</translation>
    </message>
    <message>
        <source>Översättningen är inte granskad ännu. Säg gärna till personalen om något är fel.</source>
        <translation type="unfinished">Ingen har läst igenom den här texten ännu. Säg gärna till om något är fel.</translation>
    </message>
</context>
<context>
    <name>SummaryPage</name>
    <message>
        <source>Sparar …</source>
        <translation type="unfinished">Sparar …</translation>
    </message>
    <message>
        <source>Skicka</source>
        <translation type="unfinished">Skicka</translation>
    </message>
    <message>
        <source>Det här skickas</source>
        <translation type="unfinished">Det här skickas</translation>
    </message>
    <message>
        <source>Inget är sparat ännu. Tryck på en rad för att ändra.</source>
        <translation type="unfinished">Inget är sparat än. Tryck på en rad om du vill ändra.</translation>
    </message>
    <message>
        <source>Vill inte svara</source>
        <translation type="unfinished">Vill inte svara</translation>
    </message>
    <message>
        <source>Inget svar</source>
        <translation type="unfinished">Inget svar</translation>
    </message>
    <message>
        <source>Din text</source>
        <translation type="unfinished">Din text</translation>
    </message>
</context>
<context>
    <name>TextPart</name>
    <message>
        <source>Tryck här för att skriva</source>
        <translation type="unfinished">Tryck här för att skriva</translation>
    </message>
    <message>
        <source>%1 tecken kvar</source>
        <translation type="unfinished">%1 tecken kvar</translation>
    </message>
</context>
<context>
    <name>ThanksPage</name>
    <message>
        <source>Tack! Ditt svar är sparat.</source>
        <translation type="unfinished">Tack! Ditt svar är sparat.</translation>
    </message>
    <message>
        <source>%1 har svarat i dag.</source>
        <translation type="unfinished">%1 har svarat i dag.</translation>
    </message>
    <message>
        <source>På löftessidan ser du vad polisen och kommunen lovar och hur det går. Koden öppnar sidan vid ditt område och det du valde. Det stannar i din telefon.</source>
        <translation type="unfinished">På sidan med löften ser du vad polisen och kommunen lovar. Där ser du också hur det går. Koden visar ditt område och det du valde. Det stannar i din telefon.</translation>
    </message>
    <message>
        <source>På löftessidan ser du vad polisen och kommunen lovar och hur det går. Koden är lika för alla och innehåller inget om dig.</source>
        <translation type="unfinished">På sidan med löften ser du vad polisen och kommunen lovar. Där ser du också hur det går. Alla får samma kod. Den säger inget om dig.</translation>
    </message>
    <message>
        <source>Nästa dialog: %1</source>
        <translation type="unfinished">Här kan du träffa oss: %1</translation>
    </message>
    <message>
        <source>QR-kod till löftessidan</source>
        <translation type="unfinished">QR-kod till sidan med löften</translation>
    </message>
    <message>
        <source>Skriver ut …</source>
        <translation type="unfinished">Skriver ut …</translation>
    </message>
    <message>
        <source>Skickad till skrivaren</source>
        <translation type="unfinished">Skickad till skrivaren</translation>
    </message>
    <message>
        <source>Skrivaren svarar inte. Försök igen</source>
        <translation type="unfinished">Skrivaren svarar inte. Försök igen</translation>
    </message>
    <message>
        <source>Skriv ut på papper</source>
        <translation type="unfinished">Skriv ut på papper</translation>
    </message>
    <message>
        <source>Klart</source>
        <translation type="unfinished">Klart</translation>
    </message>
    <message>
        <source>Skärmen töms om %1 sekunder</source>
        <translation type="unfinished">Skärmen blir tom om %1 sekunder</translation>
    </message>
</context>
<context>
    <name>Tools</name>
    <message>
        <source>Anpassa</source>
        <translation type="unfinished">Anpassa</translation>
    </message>
    <message>
        <source>Sluta läsa</source>
        <translation type="unfinished">Sluta läsa</translation>
    </message>
    <message>
        <source>Läs upp</source>
        <translation type="unfinished">Läs upp</translation>
    </message>
    <message>
        <source>Språk: %1</source>
        <translation type="unfinished">Språk: %1</translation>
    </message>
</context>
<context>
    <name>UrgentPage</name>
    <message>
        <source>Händer det nu, eller vill du anmäla något?</source>
        <translation type="unfinished">Händer det nu? Eller vill du anmäla något?</translation>
    </message>
    <message>
        <source>Du kan också prata med polisen eller personalen här vid bordet. Kiosken tar inte emot anmälningar, och det du skrev är inte sparat.</source>
        <translation type="unfinished">Du kan också prata med polisen eller personalen här vid bordet. Du kan inte anmäla något i kiosken. Det du skrev är inte sparat.</translation>
    </message>
    <message>
        <source>Fortsätt utan texten</source>
        <translation type="unfinished">Fortsätt utan texten</translation>
    </message>
    <message>
        <source>Ändra texten</source>
        <translation type="unfinished">Ändra texten</translation>
    </message>
</context>
</TS>
