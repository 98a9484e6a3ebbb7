{{%AUTOESCAPE context="HTML"}}
{{! What is to be said above a page's content.
    FLASH CONFLICT HAS_ERRORS ERRORS_TITLE ERRORS(FIELD MESSAGE OF_FORM) }}
{{#FLASH}}
<div class="notice tone-good" role="status">{{@icon circle-check}}<div><b>{{FLASH}}</b></div></div>
{{/FLASH}}
{{#CONFLICT}}
<div class="notice tone-warn" role="alert">{{@icon git-compare}}<div><b>{{CONFLICT}}</b></div></div>
{{/CONFLICT}}
{{#HAS_ERRORS}}
<section class="error-summary" role="alert" aria-labelledby="error-summary"><h2 id="error-summary">{{ERRORS_TITLE}}</h2>
<ul>
{{#ERRORS}}
<li>{{#FIELD}}<a href="#{{FIELD}}">{{MESSAGE}}</a>{{/FIELD}}{{#OF_FORM}}{{MESSAGE}}{{/OF_FORM}}</li>
{{/ERRORS}}
</ul></section>
{{/HAS_ERRORS}}
