<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fi_FI" sourcelanguage="sv_SE">
<context>
    <name>AttractPage</name>
    <message>
        <source>Nästa dialog: %1</source>
        <translation type="unfinished">Seuraava tilaisuus: %1</translation>
    </message>
    <message>
        <source>Tryck på skärmen</source>
        <translation type="unfinished">Kosketa näyttöä</translation>
    </message>
    <message>
        <source>Vi tar en paus. Kom gärna tillbaka om en stund.</source>
        <translation type="unfinished">Pidämme tauon. Tule takaisin hetken kuluttua.</translation>
    </message>
    <message>
        <source>Vi är strax tillbaka.</source>
        <translation type="unfinished">Palaamme aivan kohta.</translation>
    </message>
    <message>
        <source>Just nu samlar vi inte in svar.</source>
        <translation type="unfinished">Emme kerää vastauksia juuri nyt.</translation>
    </message>
    <message>
        <source>En minut. Helt anonymt.</source>
        <translation type="unfinished">Yksi minuutti. Täysin nimetöntä.</translation>
    </message>
    <message>
        <source>%1 har svarat i dag.</source>
        <translation type="unfinished">%1 on vastannut tänään.</translation>
    </message>
    <message>
        <source>Tryck för att börja</source>
        <translation type="unfinished">Aloita tästä</translation>
    </message>
    <message>
        <source>För personalen: %1</source>
        <translation type="unfinished">Henkilökunnalle: %1</translation>
    </message>
</context>
<context>
    <name>ChoiceTile</name>
    <message>
        <source>%1, plats %2</source>
        <translation type="unfinished">%1, sija %2</translation>
    </message>
</context>
<context>
    <name>ComfortSheet</name>
    <message>
        <source>Anpassa skärmen</source>
        <translation type="unfinished">Mukauta näyttöä</translation>
    </message>
    <message>
        <source>Textens storlek</source>
        <translation type="unfinished">Tekstin koko</translation>
    </message>
    <message>
        <source>Vanlig</source>
        <translation type="unfinished">Tavallinen</translation>
    </message>
    <message>
        <source>Större</source>
        <translation type="unfinished">Suurempi</translation>
    </message>
    <message>
        <source>Störst</source>
        <translation type="unfinished">Suurin</translation>
    </message>
    <message>
        <source>Färger</source>
        <translation type="unfinished">Värit</translation>
    </message>
    <message>
        <source>Ljus</source>
        <translation type="unfinished">Vaalea</translation>
    </message>
    <message>
        <source>Mörk</source>
        <translation type="unfinished">Tumma</translation>
    </message>
    <message>
        <source>Hög kontrast</source>
        <translation type="unfinished">Suuri kontrasti</translation>
    </message>
    <message>
        <source>Annat</source>
        <translation type="unfinished">Muuta</translation>
    </message>
    <message>
        <source>Inga rörelser</source>
        <translation type="unfinished">Ei liikettä</translation>
    </message>
    <message>
        <source>Allt på nedre halvan</source>
        <translation type="unfinished">Kaikki alaosassa</translation>
    </message>
    <message>
        <source>Rösten</source>
        <translation type="unfinished">Ääni</translation>
    </message>
    <message>
        <source>Svagare</source>
        <translation type="unfinished">Hiljempaa</translation>
    </message>
    <message>
        <source>Starkare</source>
        <translation type="unfinished">Kovempaa</translation>
    </message>
</context>
<context>
    <name>DatePart</name>
    <message>
        <source>Välj dag, månad och år</source>
        <translation type="unfinished">Valitse päivä, kuukausi ja vuosi</translation>
    </message>
    <message>
        <source>Ta bort datumet</source>
        <translation type="unfinished">Poista päivä</translation>
    </message>
    <message>
        <source>Dagen före</source>
        <translation type="unfinished">Edellinen päivä</translation>
    </message>
    <message>
        <source>Dagen efter</source>
        <translation type="unfinished">Seuraava päivä</translation>
    </message>
    <message>
        <source>Månaden före</source>
        <translation type="unfinished">Edellinen kuukausi</translation>
    </message>
    <message>
        <source>Månaden efter</source>
        <translation type="unfinished">Seuraava kuukausi</translation>
    </message>
    <message>
        <source>Året före</source>
        <translation type="unfinished">Edellisvuosi</translation>
    </message>
    <message>
        <source>Året efter</source>
        <translation type="unfinished">Seuraava vuosi</translation>
    </message>
</context>
<context>
    <name>FailedPage</name>
    <message>
        <source>Ditt svar kunde inte sparas</source>
        <translation type="unfinished">Vastaustasi ei voitu tallentaa</translation>
    </message>
    <message>
        <source>Det är kiosken som inte fungerar, inte du. Du kan försöka igen. Om du avslutar finns inget av svaret kvar.</source>
        <translation type="unfinished">Vika on laitteessa, ei sinussa. Voit yrittää uudelleen. Jos lopetat, vastauksestasi ei jää mitään.</translation>
    </message>
    <message>
        <source>Försök igen</source>
        <translation type="unfinished">Yritä uudelleen</translation>
    </message>
    <message>
        <source>Avsluta</source>
        <translation type="unfinished">Lopeta</translation>
    </message>
</context>
<context>
    <name>GuardPage</name>
    <message>
        <source>Det ser ut som ett personnummer</source>
        <translation type="unfinished">Tämä näyttää henkilötunnukselta</translation>
    </message>
    <message>
        <source>Det ser ut som ett telefonnummer</source>
        <translation type="unfinished">Tämä näyttää puhelinnumerolta</translation>
    </message>
    <message>
        <source>Det ser ut som en e-postadress</source>
        <translation type="unfinished">Tämä näyttää sähköpostiosoitteelta</translation>
    </message>
    <message>
        <source>Det ser ut som ett registreringsnummer</source>
        <translation type="unfinished">Tämä näyttää rekisterinumerolta</translation>
    </message>
    <message>
        <source>Det ser ut som en gatuadress</source>
        <translation type="unfinished">Tämä näyttää katuosoitteelta</translation>
    </message>
    <message>
        <source>Det ser ut som ett namn</source>
        <translation type="unfinished">Tämä näyttää nimeltä</translation>
    </message>
    <message>
        <source>Det ser ut som en uppgift om någons brott</source>
        <translation type="unfinished">Tämä näyttää tiedolta jonkun rikoksesta</translation>
    </message>
    <message>
        <source>Det ser ut som en webbadress</source>
        <translation type="unfinished">Tämä näyttää verkko-osoitteelta</translation>
    </message>
    <message>
        <source>Svaren är allmänna handlingar, och ingen ska kunna pekas ut. Vi kan ta bort det, eller så ändrar du själv. Är det inget namn kan du behålla det.</source>
        <translation type="unfinished">Vastaukset ovat yleisiä asiakirjoja, eikä niistä saa tunnistaa ketään. Voimme poistaa sen, tai voit muuttaa sitä itse. Jos se ei ole nimi, voit säilyttää sen.</translation>
    </message>
    <message>
        <source>Kiosken tar inte emot tips. Ring 114 14 eller prata med polisen här. Vi kan ta bort det, eller så ändrar du själv.</source>
        <translation type="unfinished">Laite ei ota vastaan vihjeitä. Soita numeroon 114 14 tai puhu poliisin kanssa täällä. Voimme poistaa sen, tai voit muuttaa sitä itse.</translation>
    </message>
    <message>
        <source>Ditt svar ska vara anonymt, och svaren är allmänna handlingar. Vi kan ta bort det, eller så ändrar du själv.</source>
        <translation type="unfinished">Vastauksen pitää olla nimetön, ja vastaukset ovat yleisiä asiakirjoja. Voimme poistaa sen, tai voit muuttaa sitä itse.</translation>
    </message>
    <message>
        <source>Din text</source>
        <translation type="unfinished">Tekstisi</translation>
    </message>
    <message>
        <source>Ta bort det</source>
        <translation type="unfinished">Poista se</translation>
    </message>
    <message>
        <source>Ändra själv</source>
        <translation type="unfinished">Muuta itse</translation>
    </message>
    <message>
        <source>Det är inget namn</source>
        <translation type="unfinished">Se ei ole nimi</translation>
    </message>
    <message>
        <source>Behåll texten</source>
        <translation type="unfinished">Säilytä teksti</translation>
    </message>
    <message>
        <source>Ta bort hela texten</source>
        <translation type="unfinished">Poista koko teksti</translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <source>Fortsätt</source>
        <translation type="unfinished">Jatka</translation>
    </message>
    <message>
        <source>Sidan stängs om %1 sekunder</source>
        <translation type="unfinished">Sivu sulkeutuu %1 sekunnin kuluttua</translation>
    </message>
</context>
<context>
    <name>IdleWarning</name>
    <message>
        <source>Är du kvar?</source>
        <translation type="unfinished">Oletko vielä siinä?</translation>
    </message>
    <message>
        <source>Om %1 sekunder töms skärmen. Inget av det du svarat sparas.</source>
        <translation type="unfinished">Näyttö tyhjennetään %1 sekunnin kuluttua. Vastauksistasi ei tallenneta mitään.</translation>
    </message>
    <message>
        <source>Jag är kvar</source>
        <translation type="unfinished">Olen tässä</translation>
    </message>
</context>
<context>
    <name>LanguageSheet</name>
    <message>
        <source>Välj språk</source>
        <translation type="unfinished">Valitse kieli</translation>
    </message>
</context>
<context>
    <name>MapPart</name>
    <message>
        <source>Visa det åt vänster</source>
        <translation type="unfinished">Näytä vasemmalta</translation>
    </message>
    <message>
        <source>Visa det åt höger</source>
        <translation type="unfinished">Näytä oikealta</translation>
    </message>
    <message>
        <source>Visa det ovanför</source>
        <translation type="unfinished">Näytä ylempää</translation>
    </message>
    <message>
        <source>Visa det nedanför</source>
        <translation type="unfinished">Näytä alempaa</translation>
    </message>
</context>
<context>
    <name>NumberPart</name>
    <message>
        <source>Skriv ett tal</source>
        <translation type="unfinished">Kirjoita luku</translation>
    </message>
    <message>
        <source>Mellan %1 och %2</source>
        <translation type="unfinished">Luku väliltä %1–%2</translation>
    </message>
    <message>
        <source>Sudda</source>
        <translation type="unfinished">Pyyhi</translation>
    </message>
    <message>
        <source>Komma</source>
        <translation type="unfinished">Pilkku</translation>
    </message>
</context>
<context>
    <name>ObjectionNote</name>
    <message>
        <source>Svara gärna på frågan, eller tryck på Vill inte svara.</source>
        <translation type="unfinished">Vastaa kysymykseen tai napauta En halua vastata.</translation>
    </message>
    <message>
        <source>Svaret stämmer inte riktigt. Ändra det, eller tryck på Vill inte svara.</source>
        <translation type="unfinished">Vastaus ei aivan sovi. Muuta sitä tai napauta En halua vastata.</translation>
    </message>
</context>
<context>
    <name>PageFrame</name>
    <message>
        <source>Nästa</source>
        <translation type="unfinished">Seuraava</translation>
    </message>
    <message>
        <source>Tillbaka</source>
        <translation type="unfinished">Takaisin</translation>
    </message>
    <message>
        <source>Använd hela skärmen</source>
        <translation type="unfinished">Käytä koko näyttöä</translation>
    </message>
    <message>
        <source>Flytta ner allt till nedre halvan</source>
        <translation type="unfinished">Siirrä kaikki alaosaan</translation>
    </message>
    <message>
        <source>Vill inte svara</source>
        <translation type="unfinished">En halua vastata</translation>
    </message>
    <message>
        <source>Visa det ovanför</source>
        <translation type="unfinished">Näytä ylempää</translation>
    </message>
    <message>
        <source>Visa mer</source>
        <translation type="unfinished">Näytä lisää</translation>
    </message>
    <message>
        <source>Hoppa över</source>
        <translation type="unfinished">Ohita</translation>
    </message>
    <message>
        <source>Avsluta</source>
        <translation type="unfinished">Lopeta</translation>
    </message>
    <message>
        <source>Svar åt någon annan</source>
        <translation type="unfinished">Vastaus toisen puolesta</translation>
    </message>
    <message>
        <source>Svar från papper</source>
        <translation type="unfinished">Vastaus paperilta</translation>
    </message>
</context>
<context>
    <name>PlacePart</name>
    <message>
        <source>Sök</source>
        <translation type="unfinished">Hae</translation>
    </message>
    <message>
        <source>Inget område heter så. Sudda och försök igen, eller hoppa över frågan.</source>
        <translation type="unfinished">Sen nimistä aluetta ei ole. Pyyhi ja yritä uudelleen tai ohita kysymys.</translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <source>Så långt har du kommit: %1 %</source>
        <translation type="unfinished">Olet edennyt näin pitkälle: %1 %</translation>
    </message>
</context>
<context>
    <name>PromiseCard</name>
    <message>
        <source>Planerat</source>
        <translation type="unfinished">Suunniteltu</translation>
    </message>
    <message>
        <source>Pågår</source>
        <translation type="unfinished">Käynnissä</translation>
    </message>
    <message>
        <source>Genomfört</source>
        <translation type="unfinished">Toteutettu</translation>
    </message>
    <message>
        <source>Delvis genomfört</source>
        <translation type="unfinished">Osittain toteutettu</translation>
    </message>
    <message>
        <source>Försenat</source>
        <translation type="unfinished">Myöhässä</translation>
    </message>
    <message>
        <source>Ändrat</source>
        <translation type="unfinished">Muutettu</translation>
    </message>
    <message>
        <source>Avbrutet</source>
        <translation type="unfinished">Keskeytetty</translation>
    </message>
    <message>
        <source>Förlängt</source>
        <translation type="unfinished">Jatkettu</translation>
    </message>
    <message>
        <source>Ni sa, vi lovade</source>
        <translation type="unfinished">Te sanoitte, me lupasimme</translation>
    </message>
    <message>
        <source>%1 av %2 %3</source>
        <translation type="unfinished">%1/%2 %3</translation>
    </message>
</context>
<context>
    <name>QuestionPage</name>
    <message>
        <source>%1 av %2</source>
        <translation type="unfinished">%1/%2</translation>
    </message>
    <message>
        <source>Nästa</source>
        <translation type="unfinished">Seuraava</translation>
    </message>
    <message>
        <source>Hoppa över</source>
        <translation type="unfinished">Ohita</translation>
    </message>
    <message>
        <source>Visa karta</source>
        <translation type="unfinished">Näytä kartta</translation>
    </message>
    <message>
        <source>Visa lista</source>
        <translation type="unfinished">Näytä lista</translation>
    </message>
    <message>
        <source>%1 av %2 valda.</source>
        <translation type="unfinished">Valittu %1/%2.</translation>
    </message>
    <message>
        <source>Den här frågan finns bara på svenska. Be gärna personalen om hjälp.</source>
        <translation type="unfinished">Tämä kysymys on vain ruotsiksi. Voit pyytää apua henkilökunnalta.</translation>
    </message>
</context>
<context>
    <name>QuestionPart</name>
    <message>
        <source>Här finns inget att välja den här gången. Gå vidare till nästa fråga.</source>
        <translation type="unfinished">Tällä kertaa tässä ei ole valittavaa. Siirry seuraavaan kysymykseen.</translation>
    </message>
</context>
<context>
    <name>RangePart</name>
    <message>
        <source>Tryck på skalan</source>
        <translation type="unfinished">Kosketa asteikkoa</translation>
    </message>
    <message>
        <source>Mindre</source>
        <translation type="unfinished">Vähemmän</translation>
    </message>
    <message>
        <source>Mer</source>
        <translation type="unfinished">Enemmän</translation>
    </message>
</context>
<context>
    <name>RatingPart</name>
    <message>
        <source>%1 av %2</source>
        <translation type="unfinished">%1/%2</translation>
    </message>
    <message>
        <source>Tryck på en stjärna</source>
        <translation type="unfinished">Napauta tähteä</translation>
    </message>
</context>
<context>
    <name>ReaderModel</name>
    <message>
        <source>vald</source>
        <translation type="unfinished">valittu</translation>
    </message>
    <message>
        <source>Det här läses inte upp.</source>
        <translation type="unfinished">Tätä ei lueta ääneen.</translation>
    </message>
</context>
<context>
    <name>Scroller</name>
    <message>
        <source>Visa det ovanför</source>
        <translation type="unfinished">Näytä ylempää</translation>
    </message>
    <message>
        <source>Visa mer</source>
        <translation type="unfinished">Näytä lisää</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Klart</source>
        <translation type="unfinished">Valmis</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Börja svara</source>
        <translation type="unfinished">Aloita</translation>
    </message>
    <message>
        <source>Så här fungerar det</source>
        <translation type="unfinished">Näin se toimii</translation>
    </message>
    <message>
        <source>Du är anonym</source>
        <translation type="unfinished">Vastaat nimettömänä</translation>
    </message>
    <message>
        <source>Vi frågar inte vem du är. Skriv inga namn eller nummer.</source>
        <translation type="unfinished">Emme kysy, kuka olet. Älä kirjoita nimiä tai numeroita.</translation>
    </message>
    <message>
        <source>Du bestämmer</source>
        <translation type="unfinished">Sinä päätät</translation>
    </message>
    <message>
        <source>Inget sparas förrän du trycker Skicka. Du kan hoppa över alla frågor.</source>
        <translation type="unfinished">Mitään ei tallenneta, ennen kuin painat Lähetä. Voit ohittaa kaikki kysymykset.</translation>
    </message>
    <message>
        <source>Ingen polisanmälan</source>
        <translation type="unfinished">Ei rikosilmoitus</translation>
    </message>
    <message>
        <source>Det du svarar blir en del av en lägesbild, inte ett ärende.</source>
        <translation type="unfinished">Vastauksesi tulee osaksi ongelmakuvaa. Siitä ei tehdä poliisiasiaa.</translation>
    </message>
    <message>
        <source>Behöver du hjälp nu?</source>
        <translation type="unfinished">Tarvitsetko apua nyt?</translation>
    </message>
    <message>
        <source>Översättningen är inte granskad ännu. Säg gärna till personalen om något är fel.</source>
        <translation type="unfinished">Käännöstä ei ole vielä tarkistettu. Kerro henkilökunnalle, jos jokin on väärin.</translation>
    </message>
</context>
<context>
    <name>SummaryPage</name>
    <message>
        <source>Sparar …</source>
        <translation type="unfinished">Tallennetaan …</translation>
    </message>
    <message>
        <source>Skicka</source>
        <translation type="unfinished">Lähetä</translation>
    </message>
    <message>
        <source>Det här skickas</source>
        <translation type="unfinished">Tämä lähetetään</translation>
    </message>
    <message>
        <source>Inget är sparat ännu. Tryck på en rad för att ändra.</source>
        <translation type="unfinished">Mitään ei ole vielä tallennettu. Muuta vastausta koskettamalla riviä.</translation>
    </message>
    <message>
        <source>Vill inte svara</source>
        <translation type="unfinished">En halua vastata</translation>
    </message>
    <message>
        <source>Inget svar</source>
        <translation type="unfinished">Ei vastausta</translation>
    </message>
    <message>
        <source>Din text</source>
        <translation type="unfinished">Tekstisi</translation>
    </message>
</context>
<context>
    <name>TextPart</name>
    <message>
        <source>Tryck här för att skriva</source>
        <translation type="unfinished">Kirjoita koskettamalla tästä</translation>
    </message>
    <message>
        <source>%1 tecken kvar</source>
        <translation type="unfinished">%1 merkkiä jäljellä</translation>
    </message>
</context>
<context>
    <name>ThanksPage</name>
    <message>
        <source>Tack! Ditt svar är sparat.</source>
        <translation type="unfinished">Kiitos! Vastauksesi on tallennettu.</translation>
    </message>
    <message>
        <source>%1 har svarat i dag.</source>
        <translation type="unfinished">%1 on vastannut tänään.</translation>
    </message>
    <message>
        <source>På löftessidan ser du vad polisen och kommunen lovar och hur det går. Koden öppnar sidan vid ditt område och det du valde. Det stannar i din telefon.</source>
        <translation type="unfinished">Lupaussivulta näet, mitä poliisi ja kunta lupaavat ja miten asiat etenevät. Koodi avaa sivun alueesi ja valintojesi kohdalta. Tieto pysyy puhelimessasi.</translation>
    </message>
    <message>
        <source>På löftessidan ser du vad polisen och kommunen lovar och hur det går. Koden är lika för alla och innehåller inget om dig.</source>
        <translation type="unfinished">Lupaussivulta näet, mitä poliisi ja kunta lupaavat ja miten asiat etenevät. Koodi on kaikille sama, eikä se kerro sinusta mitään.</translation>
    </message>
    <message>
        <source>Nästa dialog: %1</source>
        <translation type="unfinished">Seuraava tilaisuus: %1</translation>
    </message>
    <message>
        <source>QR-kod till löftessidan</source>
        <translation type="unfinished">QR-koodi lupaussivulle</translation>
    </message>
    <message>
        <source>Skriver ut …</source>
        <translation type="unfinished">Tulostetaan …</translation>
    </message>
    <message>
        <source>Skickad till skrivaren</source>
        <translation type="unfinished">Lähetetty tulostimeen</translation>
    </message>
    <message>
        <source>Skrivaren svarar inte. Försök igen</source>
        <translation type="unfinished">Tulostin ei vastaa. Yritä uudelleen</translation>
    </message>
    <message>
        <source>Skriv ut på papper</source>
        <translation type="unfinished">Tulosta paperille</translation>
    </message>
    <message>
        <source>Klart</source>
        <translation type="unfinished">Valmis</translation>
    </message>
    <message>
        <source>Skärmen töms om %1 sekunder</source>
        <translation type="unfinished">Näyttö tyhjennetään %1 sekunnin kuluttua</translation>
    </message>
</context>
<context>
    <name>Tools</name>
    <message>
        <source>Anpassa</source>
        <translation type="unfinished">Mukauta</translation>
    </message>
    <message>
        <source>Sluta läsa</source>
        <translation type="unfinished">Lopeta lukeminen</translation>
    </message>
    <message>
        <source>Läs upp</source>
        <translation type="unfinished">Lue ääneen</translation>
    </message>
    <message>
        <source>Språk: %1</source>
        <translation type="unfinished">Kieli: %1</translation>
    </message>
</context>
<context>
    <name>UrgentPage</name>
    <message>
        <source>Händer det nu, eller vill du anmäla något?</source>
        <translation type="unfinished">Tapahtuuko se nyt, vai haluatko ilmoittaa jostakin?</translation>
    </message>
    <message>
        <source>Du kan också prata med polisen eller personalen här vid bordet. Kiosken tar inte emot anmälningar, och det du skrev är inte sparat.</source>
        <translation type="unfinished">Voit myös puhua poliisin tai henkilökunnan kanssa täällä pöydän luona. Laite ei ota vastaan ilmoituksia, eikä kirjoittamaasi ole tallennettu.</translation>
    </message>
    <message>
        <source>Fortsätt utan texten</source>
        <translation type="unfinished">Jatka ilman tekstiä</translation>
    </message>
    <message>
        <source>Ändra texten</source>
        <translation type="unfinished">Muuta tekstiä</translation>
    </message>
</context>
</TS>
